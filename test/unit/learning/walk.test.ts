import { describe, expect, it } from 'vitest'
import type { Schedule } from '../../../src-main/learning/schedule'
import { Walk } from '../../../src-main/learning/walk'

const file: Schedule = { order: 'file', maximumEpochs: 3 }
const shuffled: Schedule = { order: 'shuffled', maximumEpochs: 50 }
const inOrder = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

/** The orders of the epochs that are still to come, but `count` at most. */
function orders(walk: Walk, count: number): number[][] {
  return Array.from({ length: count }, () => {
    const order = [...walk.order]
    walk.beginEpoch()
    return order
  })
}

describe('a walk through samples', () => {
  it('visits them as they stand in the file, or in another order every epoch', () => {
    expect(orders(new Walk(5, file, 0), 3)).toEqual([inOrder(5), inOrder(5), inOrder(5)])
    const drawn = orders(new Walk(20, shuffled, 1), 10)
    expect(new Set(drawn.map(String)).size).toBe(10)
    for (const order of drawn) expect([...order].sort((a, b) => a - b)).toEqual(inOrder(20))
  })

  it('draws the orders from its seed', () => {
    expect(orders(new Walk(20, shuffled, 1), 5)).toEqual(orders(new Walk(20, shuffled, 1), 5))
    expect(orders(new Walk(20, shuffled, 1), 5)).not.toEqual(orders(new Walk(20, shuffled, 2), 5))
  })

  it('counts visits and epochs, and is over after the last', () => {
    const walk = new Walk(4, file, 0)
    expect([walk.visits, walk.visitsAtMost, walk.over, walk.atEndOfEpoch]).toEqual([0, 12, false, false])
    walk.position = 3
    expect([walk.visits, walk.atEndOfEpoch]).toEqual([3, false])
    walk.position = 4
    expect([walk.visits, walk.atEndOfEpoch]).toEqual([4, true])
    walk.beginEpoch()
    expect([walk.epoch, walk.position, walk.visits, walk.atEndOfEpoch]).toEqual([1, 0, 4, false])
    walk.beginEpoch()
    walk.beginEpoch()
    expect([walk.visits, walk.over]).toEqual([12, true])
  })

  it('keeps the last order once it is over: nothing visits it', () => {
    const walk = new Walk(20, { order: 'shuffled', maximumEpochs: 1 }, 1)
    const last = [...walk.order]
    walk.beginEpoch()
    expect([...walk.order]).toEqual(last)
  })

  it('goes on from where it was saved, with the orders that were to come', () => {
    const walk = new Walk(20, shuffled, 1)
    orders(walk, 3)
    walk.position = 7
    const saved = structuredClone(walk.save())
    const expected = orders(walk, 5)
    const other = new Walk(20, shuffled, 99)
    other.restore(saved)
    expect([other.epoch, other.position, other.visits]).toEqual([3, 7, 67])
    expect(orders(other, 5)).toEqual(expected)
  })

  it('saves copies', () => {
    const walk = new Walk(20, shuffled, 1)
    const saved = walk.save()
    const before = structuredClone(saved)
    orders(walk, 2)
    expect(saved).toEqual(before)
  })
})
