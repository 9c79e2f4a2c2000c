// Refreshes counts and preview while somebody types. The page does all of it without this, by "Look again".
const form = document.getElementById("compose");
const parts = ["ready", "outcome", "outlook", "previews"];
let waiting, running;

async function refresh() {
  running?.abort();
  running = new AbortController();
  const sent = new FormData(form);
  sent.set("step", "check");
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(sent), signal: running.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of parts) replace(document.getElementById(id), page.getElementById(id));
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

// Folded parts stay as the reader left them; a box ticked in a replaced part stays ticked by the answer.
function replace(old, fresh) {
  const open = new Map([...old.querySelectorAll("details")].map((part) => [part.querySelector("summary").textContent, part.open]));
  for (const part of fresh.querySelectorAll("details")) {
    const was = open.get(part.querySelector("summary").textContent);
    if (was !== undefined) part.open = was;
  }
  if (!old.contains(document.activeElement)) old.replaceWith(fresh);
}

function own() {
  const details = form.querySelector("details[data-when]");
  if (form.elements.topic.value === "own") details.open = true;
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 400);
});
// School and "families I choose" change what else can be ticked: the whole page is asked anew.
form.addEventListener("change", (change) => {
  if (change.target.name === "school" || change.target.name === "pick") form.requestSubmit(form.querySelector(".first"));
  if (change.target.name === "topic") own();
});
