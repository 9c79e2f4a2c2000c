// Keeps the part of a page that shows messages leaving as it is, for as long as the page says that any leaves.
// Without it the page reloads by itself; with it, nothing that is open or being typed is lost.
const PART = "live";

function later() {
  const part = document.getElementById(PART);
  const seconds = Number(part?.dataset.live);
  if (seconds > 0) setTimeout(look, 1000 * seconds);
}

function show(before, after) {
  for (const one of before.querySelectorAll("details[id]")) {
    const same = after.querySelector(`#${one.id}`);
    if (same) same.open = one.open;
  }
  before.replaceWith(after);
}

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [before, after] = [document.getElementById(PART), page.getElementById(PART)];
    if (!after) return;
    // Somebody is in the middle of it: what is under their finger stays.
    if (!before.contains(document.activeElement)) show(before, document.adoptNode(after));
  } catch {
    // Out of reach for a moment; the next look may find it again.
  }
  later();
}

later();
