/** Connects the sheet, the training that Java left, and what is shown of both. */

import { Answer, newest, paint, percent } from "./answer.js";
import { Curve } from "./curve.js";
import { digit } from "./digit.js";
import { Training } from "./learn.mjs";
import { SIGN, accuracy, batch, labelled } from "./lesson.js";
import { open } from "./model.js";
import { Pad } from "./pad.js";
import { bytes, ort } from "./runtime.js";

const STEPS = 120;
const FEWEST = 4;
const find = (id) => document.querySelector(`#${id}`);

const answer = new Answer(Array.from({ length: SIGN + 1 }, (_, value) => (value < SIGN ? `${value}` : "sign")));
const curve = new Curve(find("curve"));
const pad = new Pad(find("pad"), () => model && read());
const examples = [];
let training;
let model;
let rehearsed;
let heldOut;
let teaching = false;

const read = newest(
  async () => {
    const grey = digit(pad.ink(), pad.width, pad.height);
    answer.preview(grey);
    const scores = grey === null ? null : await model(grey);
    const best = answer.show(scores);
    answer.say(scores === null ? "Draw your sign, or a digit." : `This is ${called(best)}, ${percent(scores[best])} sure.`);
  },
  (begun) => answer.busy(begun),
);

find("clear").addEventListener("click", () => pad.clear());
find("keep").addEventListener("click", keep);
find("teach").addEventListener("click", teach);
find("download").addEventListener("click", download);
find("send").addEventListener("click", send);
find("name").addEventListener("input", rename);
document.addEventListener("keydown", ({ key, target }) => {
  if (key === "Escape") {
    pad.clear();
  } else if (key === "Enter" && target === document.body) {
    keep();
  }
});

start();

async function start() {
  try {
    const files = ["lesson.onnx", "rehearsed.digits", "held-out.digits"];
    const [lesson, some, others] = await Promise.all(files.map(bytes));
    [rehearsed, heldOut] = [labelled(some), labelled(others)];
    training = await Training.open(ort, lesson);
    model = await open(ort, training.learned());
  } catch (error) {
    answer.say(`The network could not be loaded: ${error.message}`);
    throw error;
  }
  find("heldOut").textContent = `${heldOut.length} digits`;
  tell();
  rename();
  await read();
}

function sign() {
  return find("name").value.trim() || "sign";
}

function called(best) {
  return best === SIGN ? `“${sign()}”` : `${best === 8 ? "an" : "a"} ${best}`;
}

function rename() {
  answer.name(SIGN, sign());
  if (model) {
    read();
  }
}

/** Keeps what is drawn as an example, and makes room for the next. */
function keep() {
  const grey = digit(pad.ink(), pad.width, pad.height);
  if (grey === null || !model) {
    return;
  }
  examples.push(grey);
  pad.clear();
  const button = document.createElement("button");
  const canvas = Object.assign(document.createElement("canvas"), { width: 28, height: 28 });
  Object.assign(button, { type: "button", title: "Remove this example" });
  button.setAttribute("aria-label", "Remove this example");
  button.append(canvas);
  const item = document.createElement("li");
  item.append(button);
  find("examples").append(item);
  paint(canvas, grey);
  button.addEventListener("click", () => {
    if (!teaching) {
      examples.splice(examples.indexOf(grey), 1);
      item.remove();
      tell();
    }
  });
  tell();
}

/** Says what is still to be done, and allows what can be. */
function tell() {
  const missing = FEWEST - examples.length;
  find("count").textContent =
    missing > 0
      ? `Draw the sign and keep it, ${missing} ${missing === FEWEST ? "times" : "more"} at least.`
      : `${examples.length} examples. More, each a little different, help.`;
  find("teach").disabled = missing > 0 || teaching;
  find("keep").disabled = teaching || !model;
  const isNew = training.step === training.contract.firstStep;
  find("download").disabled = find("send").disabled = isNew || teaching;
}

/** Takes the steps; the page stays awake between them. */
async function teach() {
  teaching = true;
  tell();
  try {
    await score(1);
    const begun = performance.now();
    for (let step = 1; step <= STEPS; step++) {
      const rows = batch(ort, training.contract, examples, rehearsed, Math.random);
      const [loss] = await training.steps(rows);
      curve.add(loss);
      find("progress").textContent = `Step ${step} of ${STEPS}, loss ${loss.toFixed(3)}.`;
      await new Promise((done) => setTimeout(done));
    }
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    model = await open(ort, training.learned());
    await score(2);
    find("progress").textContent = `${STEPS} steps of ${training.contract.optimizer} in ${seconds} s, in this browser. Draw again, and see what it says.`;
  } catch (error) {
    find("progress").textContent = `The lesson ended: ${error.message}`;
    throw error;
  } finally {
    teaching = false;
    tell();
  }
  await read();
}

/** Fills a column of the table: what the model makes of digits it never learned from, and of the examples. */
async function score(column) {
  const signs = examples.map((grey) => ({ label: SIGN, grey }));
  const rows = find("scores").tBodies[0].rows;
  rows[0].cells[column].textContent = percent(await accuracy(model, heldOut));
  rows[1].cells[column].textContent = percent(await accuracy(model, signs));
}

function download() {
  const url = URL.createObjectURL(new Blob([training.learned()], { type: "application/octet-stream" }));
  Object.assign(document.createElement("a"), { href: url, download: "learned.onnx" }).click();
  URL.revokeObjectURL(url);
}

async function send() {
  const said = find("sent");
  said.textContent = "Java looks at it …";
  try {
    const response = await fetch("learned", { method: "POST", body: training.learned() });
    said.textContent = await response.text();
    said.classList.toggle("wrong", !response.ok);
  } catch (error) {
    said.textContent = `Java could not be reached: ${error.message}`;
    said.classList.add("wrong");
  }
}
