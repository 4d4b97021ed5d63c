import { Random } from './algebra/random'
import { LearningError } from './errors'

/** Which part of the samples is for what; together 1. */
export interface Shares {
  readonly train: number
  readonly validation: number
  readonly test: number
}

/** For each part the numbers of its samples, in an order drawn at random. */
export type Split = Record<keyof Shares, Uint32Array<ArrayBuffer>>

/**
 * Divides samples into three parts at random. The parts have exactly the sizes that their shares give them
 * (by largest remainders), and every sample is in one of them. Given classes, each class is divided in the
 * same proportions, as near as whole samples allow; and every part has a sample of each class, where the part
 * is as large as there are classes and the class has a sample for each part.
 * @param samples how many there are, or the class 0, 1 ... of each
 * @param shares for example 0.8, 0.1 and 0.1
 * @param seed equal seeds give equal parts
 * @throws LearningError when the shares are not numbers from 0 that add up to 1
 */
export function split(samples: number | ArrayLike<number>, shares: Shares, seed: number): Split {
  checkShares(shares)
  const random = new Random(seed)
  const { train, validation, test } = shares
  let strata = membersOf(samples)
  strata.forEach((members) => random.shuffle(members))
  const count = strata.reduce((sum, { length }) => sum + length, 0)
  const [trainSize, validationSize, testSize] = largestRemainders([train, validation, test], count)
  // What is taken for the test leaves each class a sample for every part that comes after.
  const later = [trainSize, validationSize].filter((size) => size > 0).length
  const forTest = divided(strata, testSize, later)
  strata = forTest.rest
  const forValidation = divided(strata, validationSize, trainSize > 0 ? 1 : 0)
  return {
    train: mixed(forValidation.rest, random),
    validation: mixed(forValidation.taken, random),
    test: mixed(forTest.taken, random)
  }
}

function checkShares({ train, validation, test }: Shares): void {
  const shares = [train, validation, test]
  const sum = train + validation + test
  if (shares.every((share) => share >= 0) && Math.abs(sum - 1) <= 1e-9) return
  const expected = 'the shares of train, validation and test: expected numbers from 0 that add up to 1'
  throw new LearningError('parameters', `${expected}, found ${shares.join(', ')}`)
}

/** The numbers of the samples of each class; of all samples where there are no classes. */
function membersOf(samples: number | ArrayLike<number>): Uint32Array[] {
  if (typeof samples === 'number') return [Uint32Array.from({ length: samples }, (_, n) => n)]
  const ends: number[] = []
  for (let n = 0; n < samples.length; n++) ends[samples[n]] = (ends[samples[n]] ?? 0) + 1
  const members = Array.from(ends, (size = 0) => new Uint32Array(size))
  const filled = new Uint32Array(members.length)
  for (let n = 0; n < samples.length; n++) members[samples[n]][filled[samples[n]]++] = n
  return members
}

/**
 * Whole numbers that are to each other as the shares and add up to `total`: what is left after rounding
 * down goes to the largest remainders (Hamilton's method), of equal ones to the first.
 */
export function largestRemainders(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  return withinBounds(
    shares.map((share) => (sum === 0 ? 0 : (share / sum) * total)),
    sum === 0 ? 0 : total,
    shares.map(() => 0),
    shares.map((share) => (share === 0 ? 0 : total))
  )
}

/** Takes `size` samples out of the strata, of each as many as is its share of them. */
function divided(
  strata: readonly Uint32Array[],
  size: number,
  laterParts: number
): { readonly taken: Uint32Array[]; readonly rest: Uint32Array[] } {
  const quotas = quotasOf(
    strata.map(({ length }) => length),
    size,
    laterParts
  )
  return {
    taken: strata.map((members, c) => members.subarray(0, quotas[c])),
    rest: strata.map((members, c) => members.subarray(quotas[c]))
  }
}

/** How many of each stratum are taken: at least one, and one left for every later part, where that is possible. */
function quotasOf(sizes: readonly number[], total: number, laterParts: number): number[] {
  const count = sizes.reduce((sum, size) => sum + size, 0)
  const ideals = sizes.map((size) => (count === 0 ? 0 : (size / count) * total))
  const least = sizes.map<number>((size) => (total > 0 && size > laterParts ? 1 : 0))
  const most = sizes.map((size) => (laterParts === 0 ? size : Math.max(size - laterParts, 0)))
  const enough = least.reduce((sum, bound) => sum + bound, 0) <= total
  const fits = most.reduce((sum, bound) => sum + bound, 0) >= total
  return withinBounds(ideals, total, enough ? least : sizes.map(() => 0), fits ? most : sizes)
}

/**
 * Whole numbers near real ones, that add up to `total` and stay within bounds: rounded down first, then
 * those change that are furthest from what they should be.
 */
function withinBounds(
  ideals: readonly number[],
  total: number,
  least: readonly number[],
  most: readonly number[]
): number[] {
  const whole = ideals.map((ideal, c) => Math.min(Math.max(Math.floor(ideal + 1e-9), least[c]), most[c]))
  let missing = total - whole.reduce((sum, value) => sum + value, 0)
  while (missing !== 0) {
    const step = Math.sign(missing)
    const open = [...whole.keys()].filter((c) => (step > 0 ? whole[c] < most[c] : whole[c] > least[c]))
    const furthest = open.sort((a, b) => step * (ideals[b] - whole[b] - (ideals[a] - whole[a])) || a - b)
    for (const c of furthest.slice(0, Math.abs(missing))) whole[c] += step
    missing = total - whole.reduce((sum, value) => sum + value, 0)
  }
  return whole
}

/** All of the strata in one, in an order drawn at random. */
function mixed(strata: readonly Uint32Array[], random: Random): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(strata.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const members of strata) {
    result.set(members, at)
    at += members.length
  }
  random.shuffle(result)
  return result
}
