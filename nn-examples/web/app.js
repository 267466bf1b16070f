/** Connects the sheet, the model and what is shown of its answers. */

import { SIDE, digit } from "./digit.js";
import { load } from "./model.js";
import { Pad } from "./pad.js";

const DIGITS = 10;
const section = document.querySelector(".answer");
const verdict = document.querySelector("#verdict");
const seen = document.querySelector("#seen");
const bars = Array.from({ length: DIGITS }, (_, value) => bar(value));
document.querySelector("#bars").append(...bars);

const pad = new Pad(document.querySelector("#pad"), wanted);
document.querySelector("#clear").addEventListener("click", () => pad.clear());
document.addEventListener("keydown", (event) => event.key === "Escape" && pad.clear());

let busy = true;
let stale = false;
let model;

start();

async function start() {
  try {
    model = await load("digits.onnx");
  } catch (error) {
    say(`The model could not be loaded: ${error.message}`);
    throw error;
  }
  answer();
}

/** Answers what is drawn now, once a model is there and has no other question left. */
function wanted() {
  stale = true;
  if (!busy) {
    answer();
  }
}

async function answer() {
  work(true);
  do {
    await nextFrame();
    stale = false;
    const grey = digit(pad.ink(), pad.width, pad.height);
    preview(grey);
    show(grey === null ? null : await model(grey));
  } while (stale);
  work(false);
}

function work(begun) {
  busy = begun;
  section.setAttribute("aria-busy", begun);
}

function nextFrame() {
  return new Promise(requestAnimationFrame);
}

function bar(value) {
  const row = document.createElement("li");
  row.innerHTML = `<span class="digit">${value}</span><span class="track"><span class="fill"></span></span><span class="share"></span>`;
  return row;
}

function show(scores) {
  const best = scores === null ? -1 : scores.indexOf(Math.max(...scores));
  bars.forEach((row, value) => {
    const score = scores?.[value] ?? 0;
    row.classList.toggle("best", value === best);
    row.dataset.score = scores === null ? "" : score;
    row.style.setProperty("--score", Math.min(1, Math.max(0, score)));
    row.querySelector(".share").textContent = scores === null ? "" : percent(score);
  });
  say(scores === null ? "Draw a digit." : `This is ${best === 8 ? "an" : "a"} ${best}, ${percent(scores[best])} sure.`);
}

function percent(score) {
  return `${(100 * score).toFixed(1)} %`;
}

function say(text) {
  if (verdict.textContent !== text) {
    verdict.textContent = text;
  }
}

/** Shows what the model sees, in the ink's colour. */
function preview(grey) {
  const context = seen.getContext("2d");
  context.clearRect(0, 0, SIDE, SIDE);
  if (grey === null) {
    return;
  }
  const image = context.createImageData(SIDE, SIDE);
  const [red, green, blue] = getComputedStyle(seen).color.match(/\d+/g).map(Number);
  grey.forEach((alpha, i) => image.data.set([red, green, blue, alpha], 4 * i));
  context.putImageData(image, 0, 0);
}
