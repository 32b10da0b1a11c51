// What Streamlit leaves out for people who use a keyboard or a screen reader, and links that do not reload the page.
// Python says, after each run: {page, title, message, focus, turn, copied}. See wizard/components/helper.py.

export default function ({ data, setTriggerValue }) {
  const wizard = (window.__wizard ??= start());
  wizard.follow = (link) => setTriggerValue("link", link);
  wizard.update(data);
}

function start() {
  const wizard = { page: undefined, turn: undefined, follow: () => {}, update };
  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput, true);
  document.addEventListener("visibilitychange", commitWhatIsTyped);
  new MutationObserver(soon(describeQuestions)).observe(document.body, { childList: true, subtree: true });
  return wizard;

  function update(data) {
    if (data.title) document.title = data.title;
    const first = wizard.page === undefined;
    if (wizard.page !== data.page) {
      wizard.page = data.page;
      say("");
      const target = data.focus || (first ? location.hash.slice(1) : "");
      if (target) focusOn(target, true);
      else if (!first) focusOn("page-heading", true);
    } else if (wizard.turn !== data.turn && data.focus) {
      focusOn(data.focus, false);
    }
    wizard.turn = data.turn;
    if (data.message && data.message !== wizard.message) setTimeout(showChanges, 60);
    wizard.message = data.message;
    say(data.message);
    describeQuestions();
  }

  function onClick(event) {
    const plainClick = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    const link = event.target.closest?.("a[data-go], a[data-focus], [data-copy]");
    if (!link || !plainClick) return;
    if (link.dataset.copy !== undefined) return copy(link);
    event.preventDefault();
    if (link.dataset.focus !== undefined) return focusOn(link.dataset.focus, false);
    wizard.follow(link.getAttribute("href"));
  }

  function copy(button) {
    const done = () => say("The link is copied.");
    const select = () => getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    navigator.clipboard?.writeText(text).then(done, select) ?? select();
  }
}

// Streamlit sends a text area when the user leaves it, or with Ctrl+Enter: press that for them when they pause.
let pause;
function onInput(event) {
  if (event.target.dataset.find !== undefined) return narrow(event.target.value);
  if (event.target.tagName !== "TEXTAREA") return;
  clearTimeout(pause);
  const enter = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true };
  pause = setTimeout(() => event.target.dispatchEvent(new KeyboardEvent("keydown", enter)), 600);
}

// The tab is being put away: leave the input, so that Streamlit sends what is in it.
function commitWhatIsTyped() {
  const active = document.activeElement;
  if (document.visibilityState === "hidden" && /^(INPUT|TEXTAREA)$/.test(active?.tagName)) active.blur();
}

function say(message) {
  const status = document.getElementById("status");
  if (status && status.textContent !== (message || "")) status.textContent = message || "";
}

// Show the situations that have all the words. This happens in the browser: what is looked for is never sent.
function narrow(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of document.querySelectorAll(".found > details")) {
    group.dataset.wasOpen ??= group.open ? "1" : "";
    let inGroup = 0;
    for (const one of group.querySelectorAll(".situation")) {
      const text = one.firstElementChild.textContent.toLowerCase();
      one.hidden = !words.every((word) => text.includes(word));
      inGroup += !one.hidden;
    }
    group.hidden = !inGroup;
    group.open = words.length ? inGroup > 0 : Boolean(group.dataset.wasOpen);
    shown += inGroup;
  }
  document.querySelector(".found > .nothing").hidden = shown > 0;
  say(words.length ? (shown === 1 ? "1 situation" : shown + " situations") : "");
}

// Bring what an answer changed into sight, in the part that scrolls beside the questions.
function showChanges() {
  const scroll = document.querySelector(".st-key-preview .scroll");
  const first = scroll?.querySelector(".gone, .marked");
  if (first) scroll.scrollTop += first.getBoundingClientRect().top - scroll.getBoundingClientRect().top - 12;
}

// "key:<widget key>" is the first input of that widget; anything else is an element's id.
function find(target) {
  if (!target.startsWith("key:")) return document.getElementById(target);
  const box = document.getElementsByClassName("st-key-" + target.slice(4))[0];
  return box?.querySelector("input:not([type=file]), textarea, button, summary") ?? box;
}

// Not if the user has gone on to another input meanwhile: the focus is never taken from under somebody's hands.
function focusOn(target, scroll, tries = 40, from = document.activeElement) {
  const element = find(target);
  if (!element) return void (tries && setTimeout(() => focusOn(target, scroll, tries - 1, from), 50));
  for (let part = element.closest(".found details"); part; part = part.parentElement.closest(".found details")) part.open = true;
  if (!element.matches("input, textarea, button, a, summary")) element.tabIndex = -1;
  const top = target === "page-heading";
  setTimeout(() => {
    const now = document.activeElement;
    if (now !== from && now.matches("input, textarea")) return;
    element.focus({ preventScroll: top || scroll });
    if (top) document.getElementById("stMain")?.scrollTo(0, 0);
    else element.scrollIntoView({ block: top ? "start" : "center" });
  }, 60);
}

// A question's heading, hint and error are plain HTML beside the widget: tie them to its inputs.
function describeQuestions() {
  for (const head of document.querySelectorAll("[data-box]")) {
    const box = document.getElementsByClassName("st-key-" + head.dataset.box)[0];
    if (box) describe(head, box);
  }
  for (const input of document.querySelectorAll("[data-testid=stCheckbox] input, .stTextInput input, textarea")) nameAsSeen(input);
  // Streamlit calls this "presentation" and gives it a name and the focus, which contradict each other.
  for (const zone of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) setAll(zone, { role: "group" });
}

// Streamlit names these inputs by the label's source, marks of emphasis and escapes included: name them as they read.
function nameAsSeen(input) {
  const label = input.closest("label, .stTextInput, .stTextArea")?.querySelector("[data-testid=stMarkdownContainer]");
  const words = label?.textContent.replace(/\s+/g, " ").trim();
  if (words) setAll(input, { "aria-label": words });
}

function describe(head, box) {
  const about = [...head.querySelectorAll("[data-describes]")].map((part) => part.id).join(" ");
  if (head.dataset.group) setAll(box, { role: "group", "aria-labelledby": head.dataset.group, "aria-describedby": about });
  const wrong = (head.dataset.wrong || "").split(" ").filter(Boolean);
  for (const input of box.querySelectorAll("[role=radiogroup], input[type=text], textarea, section[aria-label]")) {
    const key = [...(input.closest("[class*='st-key-in-']")?.classList ?? [])].find((name) => name.startsWith("st-key-in-"));
    const bad = key && wrong.includes(key.slice(7));
    if (!head.dataset.group || bad) setAll(input, { "aria-describedby": about });
    if (input.matches("input, textarea")) setAll(input, { "aria-invalid": bad ? "true" : "" });
    box.ownerDocument && input.closest("[class*='st-key-in-']")?.toggleAttribute("data-wrong", Boolean(bad));
  }
}

function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (!value) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function soon(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), work()));
  };
}
