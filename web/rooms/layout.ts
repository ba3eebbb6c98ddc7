/** Size of the stage in CSS pixels, and how many people there are. */
export type Stage = { width: number; height: number; people: number; gap: number };
export type Box = { x: number; y: number; width: number; height: number };
/**
 * Where each tile stands; `boxes[0]` is the main one when `main`. People beyond `boxes` are counted in `hidden`, and `more`
 * is the place that says so.
 */
export type Layout = { main: boolean; boxes: Box[]; more: Box | null; hidden: number };

const ratio = 16 / 9;
const smallest = { width: 132, height: 90 };
const strip = { width: 176, height: 110 };

/** Equal tiles, as large as the stage allows. */
export function layoutGrid(stage: Stage): Layout {
  const count = Math.max(1, stage.people);
  for (let shown = count; shown >= 1; shown -= 1) {
    const shape = bestShape(stage, shown);
    const tooSmall = shape.width < smallest.width || shape.height < smallest.height;
    if (!tooSmall || shown === 1) return toLayout(false, placeGrid(stage, shown, shape), count);
  }
  return toLayout(false, [], count);
}

/** One large tile and a strip of the others: below it on a wide stage and on a tall one, beside it on a low one. */
export function layoutSpeaker(stage: Stage): Layout {
  const others = Math.max(0, stage.people - 1);
  if (others === 0) return toLayout(true, [whole(stage)], 1);
  if (stage.height < 420 && stage.width > stage.height) return stripBeside(stage, others);
  return stripBelow(stage, others);
}

function bestShape(stage: Stage, count: number): { columns: number; width: number; height: number } {
  let best = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const width = (stage.width - stage.gap * (columns - 1)) / columns;
    const height = (stage.height - stage.gap * (rows - 1)) / rows;
    // A cell may be squarer than the picture (the picture is cropped), never wider than 16:9 or narrower than 4:5.
    const fitted = { columns, width: Math.min(width, height * ratio), height: Math.min(height, width * 1.25) };
    if (fitted.width * fitted.height > best.width * best.height) best = fitted;
  }
  return best;
}

function placeGrid(stage: Stage, count: number, shape: { columns: number; width: number; height: number }): Box[] {
  const { columns, width, height } = shape;
  const rows = Math.ceil(count / columns);
  const top = (stage.height - rows * height - (rows - 1) * stage.gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const left = (stage.width - inRow * width - (inRow - 1) * stage.gap) / 2;
    const x = left + (index % columns) * (width + stage.gap);
    return { x, y: top + row * (height + stage.gap), width, height };
  }).map(rounded);
}

function stripBelow(stage: Stage, others: number): Layout {
  const tall = stage.height > stage.width;
  const columns = tall
    ? Math.min(others, stage.width < 560 ? 2 : 3)
    : Math.min(others, columnsIn(stage.width, strip.width, stage.gap));
  const width = tall
    ? cell(stage.width, columns, stage.gap)
    : Math.min(strip.width * 1.25, cell(stage.width, columns, stage.gap));
  const height = width / (16 / 10);
  const mainHeight = tall ? stage.width / ratio : stage.height - height - stage.gap;
  const rows = tall ? Math.max(1, Math.floor((stage.height - mainHeight) / (height + stage.gap))) : 1;
  const shown = Math.min(others, columns * rows);
  const main = { x: 0, y: 0, width: stage.width, height: Math.max(mainHeight, stage.height / 3) };
  const left = tall ? 0 : (stage.width - shown * width - (shown - 1) * stage.gap) / 2;
  const rest = Array.from({ length: shown }, (_, index) => ({
    x: left + (index % columns) * (width + stage.gap),
    y: main.height + stage.gap + Math.floor(index / columns) * (height + stage.gap),
    width,
    height,
  }));
  return toLayout(true, [main, ...rest].map(rounded), others + 1);
}

function stripBeside(stage: Stage, others: number): Layout {
  const rows = Math.max(1, columnsIn(stage.height, strip.height, stage.gap));
  const shown = Math.min(others, rows);
  const height = Math.min(strip.height, cell(stage.height, rows, stage.gap));
  const width = height * (16 / 10);
  const main = { x: 0, y: 0, width: stage.width - width - stage.gap, height: stage.height };
  const rest = Array.from({ length: shown }, (_, index) => ({
    x: main.width + stage.gap,
    y: index * (height + stage.gap),
    width,
    height,
  }));
  return toLayout(true, [main, ...rest].map(rounded), others + 1);
}

/** With more people than boxes the last box tells how many they are. */
function toLayout(main: boolean, boxes: Box[], people: number): Layout {
  if (people <= boxes.length || boxes.length < 3) return { main, boxes, more: null, hidden: people - boxes.length };
  return { main, boxes: boxes.slice(0, -1), more: boxes.at(-1) ?? null, hidden: people - boxes.length + 1 };
}

const whole = (stage: Stage): Box => rounded({ x: 0, y: 0, width: stage.width, height: stage.height });
const cell = (length: number, count: number, gap: number) => (length - gap * (count - 1)) / count;
const columnsIn = (length: number, size: number, gap: number) => Math.max(1, Math.floor((length + gap) / (size + gap)));

function rounded(box: Box): Box {
  return { x: Math.round(box.x), y: Math.round(box.y), width: Math.floor(box.width), height: Math.floor(box.height) };
}
