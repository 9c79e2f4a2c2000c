// Says while somebody types what the page says when it is saved: what is missing, which school words are
// not found, and what it takes of a text message. The page does all of it without this, on save.
const BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const EXTENDED = new Set("\f^{}\\[~]|€");
const SAME = { "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه" };

// As chats/languages/segments.py counts: a pair is never split between segments.
export function segments(text) {
  const letters = [...text];
  const cheap = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  const widths = letters.map((letter) => (cheap ? (EXTENDED.has(letter) ? 2 : 1) : letter.length));
  const [single, part] = cheap ? [160, 153] : [70, 67];
  const units = widths.reduce((sum, width) => sum + width, 0);
  let count = units ? 1 : 0;
  let room = part;
  if (units > single) {
    for (const width of widths) {
      if (width > room) [count, room] = [count + 1, part];
      room -= width;
    }
  }
  return { alphabet: cheap ? "GSM-7" : "UCS-2", units, count };
}

function folded(text) {
  const same = [...text].map((letter) => SAME[letter] ?? letter).join("");
  const apart = same.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u200c]/g, "");
  return apart.normalize("NFC").split(/\s+/).join(" ").trim();
}

// Digits of any script, by value.
const DIGIT = /\p{Nd}/gu;
function latin(text) {
  return text.replace(DIGIT, (digit) => {
    const code = digit.codePointAt(0);
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}

function numbers(text) {
  return (latin(text).match(/\+?\(?\d[\d ().–-]{6,}\d|\d+(?:[.,:/]\d+)*/g) ?? []).map((one) => one.replace(/\D/g, ""));
}

function show(tag, there) {
  if (!tag) return;
  tag.hidden = false;
  tag.textContent = there ? tag.dataset.there : tag.dataset.missing;
  tag.classList.toggle("ok", there);
  tag.classList.toggle(tag.closest("[data-term]") ? "warn" : "bad", !there);
}

function look(field) {
  const typed = field.value;
  const given = numbers(typed);
  for (const piece of document.querySelectorAll("[data-keep]")) {
    const wanted = piece.dataset.keep;
    show(piece.querySelector("[data-there]"), piece.dataset.digits ? given.includes(wanted) : typed.includes(wanted));
  }
  const said = folded(typed);
  for (const term of document.querySelectorAll("[data-term]")) {
    const ways = JSON.parse(term.dataset.term);
    show(term.querySelector("[data-there]"), ways.some((stems) => stems.every((stem) => said.includes(stem))));
  }
  measure(field, typed);
}

function measure(field, typed) {
  const meter = document.getElementById(field.dataset.measured);
  if (!meter) return;
  const counted = segments(typed);
  if (meter.dataset.segments) {
    meter.textContent = meter.dataset.segments.replace("{segments}", counted.count).replace("{alphabet}", counted.alphabet);
    return;
  }
  meter.textContent = meter.dataset.words.replace("{used}", [...typed].length);
  meter.classList.toggle("bad", [...typed].length > Number(meter.dataset.most));
}

for (const field of document.querySelectorAll("[data-measured]")) field.addEventListener("input", () => look(field));
