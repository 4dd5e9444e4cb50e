// Reviewing by keyboard. Everything here is also a form on the page, and works without this file.

import { selected } from "./words.js";

const work = document.querySelector(".work");
const text = document.getElementById("text");
const told = document.getElementById("told");
const left = document.getElementById("left");
const add = document.getElementById("add");
let chosen = null;

const facts = () => [...document.querySelectorAll("#review .fact")].filter((f) => !f.closest("details:not([open])"));
const current = () => document.querySelector("#review .fact.current");
const say = (words) => { told.textContent = words; };

/** Move to a fact: the reader's focus, its words in the text, both in view. */
function go(fact, scrolls = true) {
  if (!fact) return;
  for (const old of document.querySelectorAll("#review .current, #text .current")) old.classList.remove("current");
  fact.classList.add("current");
  fact.focus({ preventScroll: true });
  if (scrolls) fact.scrollIntoView({ block: "nearest" });
  const words = [...text.querySelectorAll("[data-facts]")]
    .filter((w) => w.dataset.facts.split(" ").includes(fact.dataset.fact));
  for (const w of words) w.classList.add("current");
  if (!scrolls) return;
  words[0]?.scrollIntoView({ block: "center" });
  fact.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const every = facts();
  const at = every.indexOf(current());
  go(every[Math.min(every.length - 1, Math.max(0, at + by))] ?? every[0]);
}

/** The first open fact from a place of the list on, else from its beginning, else the fact at that place. */
function nextOpen(from) {
  const every = facts();
  const open = (f) => f.dataset.state === "open";
  return every.slice(from).find(open) ?? every.find(open) ?? every[Math.min(from, every.length - 1)];
}

/** Go on to the next open fact; where all that is left agrees, say so and offer the button that accepts it. */
function goOn(from) {
  const next = nextOpen(from);
  const agrees = document.querySelector("form.agree button");
  go(next);
  if (!agrees || next?.dataset.state === "open") return;
  say(`${told.textContent} What is left agrees with what the incident has: press g.`);
  agrees.focus();
}

/** Send a form and draw the facts anew. `stay` keeps the place for what was undone. */
async function send(form, more = {}, action = form.action) {
  const at = Math.max(0, facts().indexOf(current()));
  const body = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  say("");
  let answer;
  try {
    const response = await fetch(action, { method: "POST", body, headers: { Accept: "application/json" } });
    answer = await response.json();
  } catch {
    answer = { ok: false, error: { message: "The desk does not answer; nothing was kept", cure: "is it still running?" } };
  }
  if (!answer.ok) {
    say(`${answer.error.message}. ${answer.error.cure ? `What helps: ${answer.error.cure}.` : ""}`);
    told.classList.remove("hidden");
    return null;
  }
  told.classList.add("hidden");
  // The answer is drawn by the same template as the page, which escapes every word of a report.
  const drawn = new DOMParser().parseFromString(answer.review, "text/html");
  document.getElementById("review").replaceWith(document.adoptNode(drawn.getElementById("review")));
  left.textContent = `${answer.open} to decide`;
  say(`${answer.told}. ${answer.open} to decide.`);
  return { answer, at };
}

async function decide(kind) {
  const fact = current();
  const form = fact?.querySelector("form.verdicts");
  if (!form || !form.querySelector(`[value="${kind}"]`)) return step(1);
  const done = await send(form, { kind });
  if (done) goOn(done.at);
}

/** Accept the fact at hand and those beside it in its sentence, all of which are marked in the text. */
async function decideSentence() {
  const form = current()?.querySelector("form.verdicts");
  const button = form?.querySelector("button.sentence");
  if (!button) return decide("accept");
  const done = await send(form, {}, button.formAction);
  if (done) goOn(done.at);
}

async function undo() {
  const form = document.querySelector("form.undo");
  if (!form) return say("There is nothing to undo.");
  const done = await send(form);
  if (done) go(nextOpen(0));
}

async function agree() {
  const form = document.querySelector("form.agree");
  if (!form) return say("No open fact agrees with what the incident already has.");
  const done = await send(form);
  if (done) go(nextOpen(0));
}

function openAdd() {
  if (!add) return;
  const words = selected(text) ?? chosen;
  const form = add.querySelector("form");
  add.open = true;
  form.elements.start.value = words ? words.start : "";
  form.elements.end.value = words ? words.end : "";
  if (words) form.elements.words.value = words.words;
  document.getElementById("chosen").textContent = words
    ? `The selected words: “${words.words}”`
    : "Type the words exactly as they stand in the text.";
  (words ? form.elements.field : form.elements.words).focus();
  add.scrollIntoView({ block: "nearest" });
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  a: () => decide("accept"),
  A: decideSentence,
  x: () => decide("reject"),
  c: () => current()?.querySelector("a.button")?.click(),
  u: undo,
  g: agree,
  s: openAdd,
  i: () => {
    const button = document.querySelector(".placing button");
    const folded = button?.closest("details");
    if (folded) folded.open = true;
    button?.focus();
  },
  n: () => document.querySelector("a[rel=next]")?.click(),
};

// Keys count only while the focus is in the text or the draft, and never while somebody types.
work?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape") go(current() ?? facts()[0]);
    return;
  }
  const arrows = event.target.closest("#review") ? { ArrowDown: keys.j, ArrowUp: keys.k } : {};
  const act = keys[event.key] ?? arrows[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// Typing other words than the selected ones means those that are typed.
add?.querySelector("[name=words]").addEventListener("input", (event) => {
  event.target.form.elements.start.value = "";
  event.target.form.elements.end.value = "";
});

document.addEventListener("selectionchange", () => {
  if (text) chosen = selected(text) ?? (document.activeElement?.closest(".add") ? chosen : null);
});

text?.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-facts]");
  if (!mark || !getSelection().isCollapsed) return;
  event.preventDefault();
  const fact = document.getElementById(`fact-${mark.dataset.facts.split(" ")[0]}`);
  const folded = fact?.closest("details");
  if (folded) folded.open = true;
  go(fact);
});

document.addEventListener("focusin", (event) => {
  const fact = event.target.closest?.("#review .fact");
  if (fact && !fact.classList.contains("current")) {
    for (const old of document.querySelectorAll("#review .current, #text .current")) old.classList.remove("current");
    fact.classList.add("current");
    for (const w of text.querySelectorAll("[data-facts]")) {
      w.classList.toggle("current", w.dataset.facts.split(" ").includes(fact.dataset.fact));
    }
  }
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.closest("#review") || form.matches(".orphan form")) return;
  event.preventDefault();
  const fact = form.closest(".fact");
  if (fact) { go(fact); await (button.matches(".sentence") ? decideSentence() : decide(button.value)); } else if (form.matches(".undo")) await undo();
  else if (form.matches(".agree")) await agree();
});

if (text) {
  const wanted = location.hash.startsWith("#fact-") ? document.getElementById(location.hash.slice(1)) : null;
  const at = wanted ? facts().indexOf(wanted) : 0;
  go(wanted && wanted.dataset.state === "open" ? wanted : nextOpen(Math.max(0, at)), Boolean(wanted));
  if (!facts().length) text.focus();
}
