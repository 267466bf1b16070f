/** Shows what a model makes of a drawing: a bar a class, a sentence, and the drawing as the model sees it. */

import { SIDE } from "./digit.js";

export class Answer {
  #section = document.querySelector(".answer");
  #verdict = document.querySelector("#verdict");
  #seen = document.querySelector("#seen");
  #bars;

  /** @param {string[]} classes what the bars are called */
  constructor(classes) {
    this.#bars = classes.map(bar);
    document.querySelector("#bars").append(...this.#bars);
  }

  /** Calls a bar something else. */
  name(index, word) {
    this.#bars[index].querySelector(".digit").textContent = word;
  }

  /** Says whether an answer is being looked for. */
  busy(begun) {
    this.#section.setAttribute("aria-busy", begun);
  }

  /**
   * @param {Float32Array | null} scores a number a class; null where there is nothing to answer
   * @returns {number} the most likely class, -1 where there is none
   */
  show(scores) {
    const best = scores === null ? -1 : scores.indexOf(Math.max(...scores));
    this.#bars.forEach((row, index) => {
      const score = scores?.[index] ?? 0;
      row.classList.toggle("best", index === best);
      row.dataset.score = scores === null ? "" : score;
      row.style.setProperty("--score", Math.min(1, Math.max(0, score)));
      row.querySelector(".share").textContent = scores === null ? "" : percent(score);
    });
    return best;
  }

  say(text) {
    if (this.#verdict.textContent !== text) {
      this.#verdict.textContent = text;
    }
  }

  /** Shows what the model sees. */
  preview(grey) {
    paint(this.#seen, grey);
  }
}

function bar(word) {
  const row = document.createElement("li");
  row.innerHTML = `<span class="digit"></span><span class="track"><span class="fill"></span></span><span class="share"></span>`;
  row.querySelector(".digit").textContent = word;
  return row;
}

export function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** Paints grey values in the ink's colour. */
export function paint(canvas, grey) {
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, SIDE, SIDE);
  if (grey === null) {
    return;
  }
  const image = context.createImageData(SIDE, SIDE);
  const [red, green, blue] = getComputedStyle(canvas).color.match(/\d+/g).map(Number);
  grey.forEach((alpha, i) => image.data.set([red, green, blue, alpha], 4 * i));
  context.putImageData(image, 0, 0);
}

/**
 * Makes what runs some work for the newest drawing, once the work before is done.
 *
 * @param {() => Promise<void>} work
 * @param {(begun: boolean) => void} busy called when it begins, and when nothing is left to do
 * @returns {() => Promise<void>}
 */
export function newest(work, busy) {
  let isBusy = false;
  let stale = false;
  return async () => {
    stale = true;
    if (isBusy) {
      return;
    }
    busy((isBusy = true));
    try {
      while (stale) {
        await new Promise(requestAnimationFrame);
        stale = false;
        await work();
      }
    } finally {
      busy((isBusy = false));
    }
  };
}
