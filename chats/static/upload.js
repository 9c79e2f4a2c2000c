// Shows how far an upload is. Without it the same form works; it only says nothing until it is done.
const SHOWN = "[data-upload]";

function watch(form) {
  form.addEventListener("submit", (pressed) => {
    const file = form.querySelector("input[type=file]").files[0];
    const told = form.querySelector("[data-status]");
    if (!file) return;
    pressed.preventDefault();
    if (file.size > Number(form.dataset.largest)) {
      told.textContent = form.dataset.tooLarge;
      return;
    }
    send(form, told);
  });
}

function send(form, told) {
  const shown = form.querySelector("[data-progress]");
  const bar = shown.querySelector("progress");
  const button = form.querySelector("button");
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (sent) => {
    bar.value = (100 * sent.loaded) / sent.total;
    told.textContent = sent.loaded < sent.total ? form.dataset.sending : form.dataset.looking;
  });
  request.addEventListener("load", () => answered(form, request));
  request.addEventListener("error", () => {
    told.textContent = form.dataset.lost;
    shown.hidden = true;
    button.disabled = false;
  });
  shown.hidden = false;
  button.disabled = true;
  told.textContent = form.dataset.sending;
  request.open("POST", form.action);
  request.send(new FormData(form));
}

function answered(form, request) {
  if (request.status < 300) {
    location.assign(request.responseURL);
    return;
  }
  // Refused: the page comes back with what was typed and the reason; the chosen file is put back as well.
  const files = form.querySelector("input[type=file]").files;
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const again = document.querySelector(SHOWN);
  if (again === null) return;
  again.querySelector("input[type=file]").files = files;
  watch(again);
  again.scrollIntoView();
  const wrong = again.querySelector("[aria-invalid]");
  if (wrong !== null) wrong.focus();
}

document.querySelectorAll(SHOWN).forEach(watch);
