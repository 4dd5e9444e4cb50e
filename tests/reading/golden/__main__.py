"""Write down what the reader makes of each golden page now."""

import json

from tests.reading.golden import PAGES, as_read

for page in PAGES:
    page.with_suffix(".json").write_text(json.dumps(as_read(page), ensure_ascii=False, indent=1) + "\n", "utf-8")
