const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
}

/**
 * The pixel that an arrow key leads to, row after row from 0; nothing for other keys. It stays in the picture.
 * @param index where it leads from; nothing is the middle
 */
export function movedPixel(key: string, index: number | undefined, width: number, height: number): number | undefined {
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (move === undefined) return undefined
  const from = index ?? Math.floor(height / 2) * width + Math.floor(width / 2)
  const row = Math.min(height - 1, Math.max(0, Math.floor(from / width) + move[0]))
  const column = Math.min(width - 1, Math.max(0, (from % width) + move[1]))
  return row * width + column
}
