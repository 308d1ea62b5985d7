/** A labelled figure to take along: the view that is shown, with its names and its credit, as SVG or PNG. */
import { languageOfNames } from "./language.ts";
import { spotsOf, type LabelData } from "./naming.ts";
import { place, type Placed } from "./placing.ts";

/** What the figure is made of. */
export interface FigureOrder {
  data: LabelData;
  image: HTMLImageElement;
  view: number;
  left: boolean;
  /** Stands under the picture: whose it is. */
  credit: string;
}

interface Figure {
  width: number;
  height: number;
  /** Where the picture stands, and its size. */
  picture: { x: number; y: number; width: number; height: number };
  labels: (Placed & { lang: string })[];
  size: number;
  credit: string[];
}

const FONT = '"Source Sans 3", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const INK = "#16212b";
const CREDIT_SHARE = 0.62;

/** Return the figure as an SVG that needs no other file; from the disk, where pictures can't be read, one that does. */
export function svgOf(order: FigureOrder): string {
  const figure = laidOut(order);
  const { x, y, width, height } = figure.picture;
  const flip = order.left ? ` transform="translate(${2 * x + width} 0) scale(-1 1)"` : "";
  const labels = figure.labels.map((label) => labelSvg(label, figure.size)).join("");
  const credit = figure.credit.map((line, number) => creditSvg(line, number, figure)).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${figure.width} ${figure.height}" ` +
    `width="${figure.width}" height="${figure.height}" font-family='${FONT}' font-size="${figure.size}" fill="${INK}">` +
    `<rect width="100%" height="100%" fill="#fff"/>` +
    `<image href="${escaped(embedded(order.image))}" x="${x}" y="${y}" width="${width}" height="${height}"${flip}/>` +
    `${labels}${credit}</svg>\n`
  );
}

/** Return the figure as a PNG; refused for pages from the disk, whose pictures may not be read. */
export function pngOf(order: FigureOrder): Promise<Blob> {
  const figure = laidOut(order);
  const canvas = document.createElement("canvas");
  canvas.width = figure.width;
  canvas.height = figure.height;
  paint(canvas.getContext("2d")!, figure, order);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no PNG"))), "image/png"),
  );
}

function laidOut({ data, image, view, left, credit }: FigureOrder): Figure {
  const [wide, tall] = [image.naturalWidth, image.naturalHeight];
  const size = Math.round(Math.max(wide, tall) / 38);
  const measure = document.createElement("canvas").getContext("2d")!;
  measure.font = `${size}px ${FONT}`;
  const spots = spotsOf(data, view, languageOfNames(), left);
  const widths = spots.map((spot) => measure.measureText(spot.text).width);
  const margin = Math.ceil(Math.max(0, ...widths) + 2 * size);
  const width = wide + 2 * margin;
  const wanted = spots.map((spot, n) => ({ ...spot, x: margin + spot.x * wide, y: spot.y * tall, width: widths[n]! }));
  const room = { width, top: size, bottom: tall - size, line: 1.35 * size, edge: size, bones: 10 };
  measure.font = `${CREDIT_SHARE * size}px ${FONT}`;
  const lines = wrapped(credit, (text) => measure.measureText(text).width, width - 2 * size);
  const height = Math.ceil(tall + size + lines.length * 0.9 * size);
  const picture = { x: margin, y: 0, width: wide, height: tall };
  return { width, height, picture, labels: place(wanted, room) as Figure["labels"], size, credit: lines };
}

function wrapped(text: string, measure: (text: string) => number, width: number): string[] {
  const lines: string[] = [];
  text.split(/\s+/).forEach((word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  });
  return lines;
}

function labelSvg(label: Placed & { lang: string }, size: number): string {
  const toLeft = label.side === "left";
  const start = label.textX + (toLeft ? 0.3 : -0.3) * size;
  const text = `x="${round(label.textX)}" y="${round(label.textY + 0.35 * size)}" text-anchor="${toLeft ? "end" : "start"}"`;
  const line = `M${round(start)} ${round(label.textY)}L${round(label.x)} ${round(label.y)}`;
  return (
    `<path d="${line}" stroke="#fff" stroke-width="${round(0.22 * size)}"/><path d="${line}" stroke="${INK}" ` +
    `stroke-width="${round(0.07 * size)}"/><circle cx="${round(label.x)}" cy="${round(label.y)}" r="${round(0.16 * size)}"/>` +
    `<text ${text} xml:lang="${label.lang}">${escaped(label.text)}</text>`
  );
}

function creditSvg(line: string, number: number, { picture, size }: Figure): string {
  const y = round(picture.height + size + 0.9 * number * size);
  return `<text x="${size}" y="${y}" font-size="${round(CREDIT_SHARE * size)}" fill="#46545f">${escaped(line)}</text>`;
}

function paint(pen: CanvasRenderingContext2D, figure: Figure, { image, left }: FigureOrder): void {
  const { picture, size } = figure;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, figure.width, figure.height);
  pen.save();
  if (left) {
    pen.translate(2 * picture.x + picture.width, 0);
    pen.scale(-1, 1);
  }
  pen.drawImage(image, picture.x, picture.y, picture.width, picture.height);
  pen.restore();
  pen.textBaseline = "middle";
  for (const label of figure.labels) {
    const toLeft = label.side === "left";
    stroke(pen, label, "#fff", 0.22 * size, size);
    stroke(pen, label, INK, 0.07 * size, size);
    pen.fillStyle = INK;
    pen.beginPath();
    pen.arc(label.x, label.y, 0.16 * size, 0, 2 * Math.PI);
    pen.fill();
    pen.font = `${size}px ${FONT}`;
    pen.textAlign = toLeft ? "right" : "left";
    pen.fillText(label.text, label.textX, label.textY);
  }
  pen.font = `${CREDIT_SHARE * size}px ${FONT}`;
  pen.fillStyle = "#46545f";
  pen.textAlign = "left";
  figure.credit.forEach((line, n) => pen.fillText(line, size, picture.height + (0.75 + 0.9 * n) * size));
}

function stroke(pen: CanvasRenderingContext2D, label: Placed, colour: string, width: number, size: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(label.textX + (label.side === "left" ? 0.3 : -0.3) * size, label.textY);
  pen.lineTo(label.x, label.y);
  pen.stroke();
}

function embedded(image: HTMLImageElement): string {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")!.drawImage(image, 0, 0);
  try {
    return canvas.toDataURL("image/png");
  } catch {
    return image.currentSrc;
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

function round(number: number): number {
  return Math.round(100 * number) / 100;
}
