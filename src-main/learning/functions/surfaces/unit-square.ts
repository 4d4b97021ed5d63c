import type { Surface } from './surface'

/** A continuous function psi on [0, 1]^2. */
export type SquareFunction = (x1: number, x2: number) => number

/**
 * A surface as a function on [0, 1]^2: its box is brought to the square, and its values there to [0, 1]
 * (their least and largest are taken over a grid of 101 x 101 points).
 */
export function onUnitSquare({ box, value }: Surface): SquareFunction {
  const [[low1, high1], [low2, high2]] = box
  const brought: SquareFunction = (x1, x2) => value(low1 + (high1 - low1) * x1, low2 + (high2 - low2) * x2)
  let [least, largest] = [Infinity, -Infinity]
  for (let i = 0; i <= 100; i++) {
    for (let j = 0; j <= 100; j++) {
      const psi = brought(i / 100, j / 100)
      least = Math.min(least, psi)
      largest = Math.max(largest, psi)
    }
  }
  return (x1, x2) => (brought(x1, x2) - least) / (largest - least)
}
