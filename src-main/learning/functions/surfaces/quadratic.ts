import type { Hessian, Surface } from './surface'

/** L(w) = 1/2 (h11 w1^2 + 2 h12 w1 w2 + h22 w2^2): the second derivatives are its coefficients. */
export function quadraticForm(
  { h11, h12, h22 }: Hessian,
  about: Pick<Surface, 'name' | 'formula' | 'box' | 'start' | 'minima' | 'saddles'>
): Surface {
  return {
    ...about,
    quadratic: true,
    value: (w1, w2) => 0.5 * (h11 * w1 * w1 + 2 * h12 * w1 * w2 + h22 * w2 * w2),
    gradient: (w1, w2, into) => {
      into[0] = h11 * w1 + h12 * w2
      into[1] = h12 * w1 + h22 * w2
    },
    hessian: () => ({ h11, h12, h22 })
  }
}

/** A round enough bowl. */
export const bowl: Surface = quadraticForm(
  { h11: 1, h12: 0, h22: 3 },
  {
    name: 'bowl',
    formula: '(w1^2 + 3 w2^2) / 2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    start: [-1.6, 1.2],
    minima: [[0, 0]],
    saddles: []
  }
)

/** A bowl that is twelve times as steep along w2 as along w1. */
export const valley: Surface = quadraticForm(
  { h11: 0.5, h12: 0, h22: 6 },
  {
    name: 'valley',
    formula: '(0.5 w1^2 + 6 w2^2) / 2',
    box: [
      [-3, 3],
      [-1.5, 1.5]
    ],
    start: [-2.5, 0.75],
    minima: [[0, 0]],
    saddles: []
  }
)

/** Up in one direction and down in the other. */
export const saddle: Surface = quadraticForm(
  { h11: 1, h12: 0, h22: -1 },
  {
    name: 'saddle',
    formula: '(w1^2 - w2^2) / 2',
    box: [
      [-2, 2],
      [-2, 2]
    ],
    start: [-1.8, 0.01],
    minima: [],
    saddles: [[0, 0]]
  }
)
