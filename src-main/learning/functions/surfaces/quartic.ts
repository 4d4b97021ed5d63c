import type { Surface } from './surface'

/** Two minima at (-1, 0) and (1, 0). */
export const doubleWell: Surface = {
  name: 'double-well',
  formula: '(w1^2 - 1)^2 / 2 + w2^2',
  box: [
    [-2, 2],
    [-1.5, 1.5]
  ],
  start: [0.05, 1.2],
  minima: [
    [-1, 0],
    [1, 0]
  ],
  saddles: [[0, 0]],
  quadratic: false,
  value: (w1, w2) => (w1 * w1 - 1) ** 2 / 2 + w2 * w2,
  gradient: (w1, w2, into) => {
    into[0] = 2 * w1 * (w1 * w1 - 1)
    into[1] = 2 * w2
  },
  hessian: (w1) => ({ h11: 6 * w1 * w1 - 2, h12: 0, h22: 2 })
}

/**
 * Himmelblau's function (Himmelblau, Applied Nonlinear Programming, 1972), divided by 20 so that
 * eta = 0.125 is small enough at each of its minima. One minimum, (3, 2), is exact; the others are rounded.
 */
export const himmelblau: Surface = {
  name: 'himmelblau',
  formula: '((w1^2 + w2 - 11)^2 + (w1 + w2^2 - 7)^2) / 20',
  box: [
    [-5, 5],
    [-5, 5]
  ],
  start: [0, 0],
  minima: [
    [3, 2],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.2831859912861696],
    [3.5844283403304917, -1.8481265269644036]
  ],
  saddles: [
    [-3.0730257507643897, -0.08135304428796751],
    [0.08667750455539634, 2.884254701174776],
    [3.385154183607021, 0.0738518798377493],
    [-0.12796134673068005, -1.9537149802445766],
    [-0.2708445906673476, -0.9230385564799815]
  ],
  quadratic: false,
  value: (w1, w2) => ((w1 * w1 + w2 - 11) ** 2 + (w1 + w2 * w2 - 7) ** 2) / 20,
  gradient: (w1, w2, into) => {
    const p = w1 * w1 + w2 - 11
    const q = w1 + w2 * w2 - 7
    into[0] = (2 * w1 * p + q) / 10
    into[1] = (p + 2 * w2 * q) / 10
  },
  hessian: (w1, w2) => ({
    h11: (6 * w1 * w1 + 2 * w2 - 21) / 10,
    h12: (w1 + w2) / 5,
    h22: (6 * w2 * w2 + 2 * w1 - 13) / 10
  })
}

/**
 * Rosenbrock's function (The Computer Journal 3, 1960), divided by 100 so that eta = 0.125 is small
 * enough at its minimum, where the second derivatives are about 10 and 0.004.
 */
export const rosenbrock: Surface = {
  name: 'rosenbrock',
  formula: '(1 - w1)^2 / 100 + (w2 - w1^2)^2',
  box: [
    [-2, 2],
    [-1, 3]
  ],
  start: [-1.2, 1],
  minima: [[1, 1]],
  saddles: [],
  quadratic: false,
  value: (w1, w2) => (1 - w1) ** 2 / 100 + (w2 - w1 * w1) ** 2,
  gradient: (w1, w2, into) => {
    const across = w2 - w1 * w1
    into[0] = -(1 - w1) / 50 - 4 * w1 * across
    into[1] = 2 * across
  },
  hessian: (w1, w2) => ({ h11: 0.02 - 4 * (w2 - 3 * w1 * w1), h12: -4 * w1, h22: 2 })
}
