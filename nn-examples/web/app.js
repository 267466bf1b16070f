/** Connects the sheet, the model and what is shown of its answers. */

import { Answer, newest, percent } from "./answer.js";
import { digit } from "./digit.js";
import { open } from "./model.js";
import { Pad } from "./pad.js";
import { bytes, ort } from "./runtime.js";

const answer = new Answer(Array.from({ length: 10 }, (_, value) => `${value}`));
const pad = new Pad(document.querySelector("#pad"), () => model && read());
document.querySelector("#clear").addEventListener("click", () => pad.clear());
document.addEventListener("keydown", (event) => event.key === "Escape" && pad.clear());

let model;
const read = newest(
  async () => {
    const grey = digit(pad.ink(), pad.width, pad.height);
    answer.preview(grey);
    const scores = grey === null ? null : await model(grey);
    const best = answer.show(scores);
    answer.say(scores === null ? "Draw a digit." : `This is ${best === 8 ? "an" : "a"} ${best}, ${percent(scores[best])} sure.`);
  },
  (begun) => answer.busy(begun),
);

start();

async function start() {
  try {
    model = await open(ort, await bytes("digits.onnx"));
  } catch (error) {
    answer.say(`The model could not be loaded: ${error.message}`);
    throw error;
  }
  await read();
}
