// From a selection in the text to offsets of the report: code points, as the record counts them.

const points = (text) => [...text].length;

/** The offset of a place in the document, or null where it is not in the text. */
function offset(node, at, isEnd) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const stretch = element.closest("[data-at]");
  if (!stretch) return null;
  const start = Number(stretch.dataset.at);
  // A character that is written out is taken whole.
  if (stretch.dataset.end !== undefined) return isEnd ? Number(stretch.dataset.end) : start;
  const shown = node.nodeType === Node.TEXT_NODE ? node.data.slice(0, at) : at > 0 ? stretch.textContent : "";
  return start + points(shown);
}

/** Where a boundary lies on an element and not in its words, the nearest words inside. */
function inside(node, at, isEnd) {
  if (node.nodeType === Node.TEXT_NODE || node.closest?.("[data-at]")) return [node, at];
  const child = node.childNodes[isEnd ? at - 1 : at];
  const words = child && document.createTreeWalker(child, NodeFilter.SHOW_TEXT);
  let found = words?.nextNode() ?? null;
  if (found && isEnd) for (let next = found; next; next = words.nextNode()) found = next;
  return found ? [found, isEnd ? found.data.length : 0] : [node, at];
}

/** The selected words of the text as `{start, end, words}`, or null. */
export function selected(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const start = offset(...inside(range.startContainer, range.startOffset, false), false);
  const end = offset(...inside(range.endContainer, range.endOffset, true), true);
  return start === null || end === null || end <= start ? null : { start, end, words: selection.toString() };
}
