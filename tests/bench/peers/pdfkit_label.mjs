// node pdfkit_label.mjs REGULAR.ttf BOLD.ttf: a box label like the agent's own, as a shop's Node program would
// make it. Prints milliseconds and bytes of one, after a warm-up. The fonts are the agent's subsets, read once.
import { readFileSync } from "node:fs";

import bwipjs from "bwip-js";
import PDFDocument from "pdfkit";

const [regular, bold] = process.argv.slice(2, 4).map((file) => readFileSync(file));
const mm = (value) => (value * 72) / 25.4;
const warmUp = 20;
const labels = 200;

/** Bars as rectangles, two dots of a 203 dpi head a module. */
function bars(document, symbology, text, { x, y, height, module = 0.25 }) {
  const [code] = bwipjs.raw(symbology, text, {});
  let left = x;
  code.sbs.forEach((width, index) => {
    if (index % 2 === 0) document.rect(mm(left), mm(y), mm(width * module), mm(height));
    left += width * module;
  });
  document.fill("black");
}

function text(document, font, size, words, x, y) {
  document.font(font).fontSize(size).text(words, mm(x), mm(y), { lineBreak: false });
}

function draw(document) {
  document.registerFont("regular", regular);
  document.registerFont("bold", bold);
  text(document, "bold", 15, "Etiqueta de volume", 4, 4);
  text(document, "bold", 11, "Pedido 000123456-01", 4, 10);
  text(document, "regular", 7.5, "Loja Exemplo Paulista · CNPJ 12.345.678/0001-95", 4, 15);
  text(document, "regular", 6.5, "Rua das Laranjeiras, 1200 · Centro · São Paulo – SP", 4, 18);
  text(document, "bold", 20, "A7", 88, 5);
  document.rect(mm(4), mm(22), mm(92), mm(0.6)).fill("black");
  text(document, "bold", 56, "1/2", 4, 26);
  bars(document, "code128", "B-123456-1", { x: 8, y: 52, height: 18 });
  text(document, "regular", 9, "B-123456-1", 8, 71);
  text(document, "bold", 9, "Transportadora", 4, 80);
  text(document, "regular", 11, "Transportadora Rápida", 4, 85);
  text(document, "bold", 9, "Destino", 4, 92);
  text(document, "regular", 11, "São Paulo – SP", 4, 97);
  text(document, "bold", 9, "Rastreio", 4, 104);
  bars(document, "code128", "AA123456789BR", { x: 8, y: 109, height: 14 });
  text(document, "regular", 9, "AA123456789BR", 8, 124);
  text(document, "bold", 9, "Peso", 4, 130);
  text(document, "regular", 11, "1,250 kg", 4, 135);
  text(document, "regular", 6.5, "Impresso em 14/03/2031 13:05 · Ana · 4F2A · 1/1", 4, 144);
}

function label() {
  return new Promise((done, fail) => {
    const document = new PDFDocument({ size: [mm(100), mm(150)], margin: 0, font: null });
    const parts = [];
    document.on("data", (part) => parts.push(part));
    document.on("end", () => done(Buffer.concat(parts)));
    document.on("error", fail);
    draw(document);
    document.end();
  });
}

let bytes = 0;
for (let i = 0; i < warmUp; i += 1) bytes = (await label()).length;
const started = performance.now();
for (let i = 0; i < labels; i += 1) await label();
console.log(((performance.now() - started) / labels).toFixed(5), bytes);
