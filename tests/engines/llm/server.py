"""A server that speaks the OpenAI protocol over real HTTP, with answers that a test prepares, good ones and bad."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from averment.domain.report import Report
from averment.engines.rules import RulesEngine

Reply = tuple[int, dict[str, str], bytes]
Answering = Callable[[dict[str, Any]], Reply]


def completion(content: str, finish: str = "stop") -> Reply:
    """A chat completion that says some text."""
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 0,
        "model": "hand",
        "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}],
    }
    return 200, {"content-type": "application/json"}, json.dumps(body).encode()


def refusal(status: int, **headers: str) -> Reply:
    """An error in the protocol's shape."""
    body = {"error": {"message": f"refused with {status}", "type": "test"}}
    return status, {"content-type": "application/json", **headers}, json.dumps(body).encode()


@dataclass
class Server:
    """What was asked, and what is answered: one reply after another, the last one for ever."""

    replies: list[Reply | Answering]
    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)

    def reply(self, request: dict[str, Any]) -> Reply:
        """The next reply."""
        self.asked.append(request)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(request) if callable(reply) else reply


def answer_by_rules(request: dict[str, Any]) -> Reply:
    """What a truthful model would say of claims and kind: quotes of what the rule engine marks on the fenced text."""
    _, _, fenced = request["messages"][1]["content"].partition(">\n")
    text = fenced.rpartition("\n</report-")[0]
    markup = RulesEngine().mark([Report(id="i", text_id="t", key="k", text=text)])[0]
    claims = [
        {part: [span.read(text) for span in getattr(each, part)] for part in ("source", "cue", "content")}
        for each in markup.attributions
    ]
    return completion(json.dumps({"kind": markup.kind, "claims": claims}))


@contextmanager
def serving(*replies: Reply | Answering) -> Iterator[Server]:
    """A server on a free port of this machine."""
    server = Server(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status, headers, body = server.reply(request)
            self.send_response(status)
            for name, value in {**headers, "content-length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(BrokenPipeError):  # the client may have given up
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        server.url = f"http://127.0.0.1:{http.server_port}/v1"
        yield server
        http.shutdown()
        thread.join()
