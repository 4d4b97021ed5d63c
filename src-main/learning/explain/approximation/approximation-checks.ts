import { LearningError } from '../../errors'

/** @throws LearningError when there are too few points to tell the pieces apart: a fit needs some between two knots */
export function checkPieces(owner: string, pieces: number, points: number): void {
  const most = Math.floor((points - 1) / 4)
  if (pieces <= most) return
  throw new LearningError(
    'parameters',
    `${owner}: ${pieces} pieces need at least ${4 * pieces + 1} points, found ${points}; with ${points} points up to ${most} pieces`
  )
}
