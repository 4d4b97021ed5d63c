import { bowl, saddle, valley } from './quadratic'
import { doubleWell, himmelblau, rosenbrock } from './quartic'
import type { Surface } from './surface'
import { wells } from './wells'

/** Every surface by its name. */
export const surfaces = {
  bowl,
  valley,
  wells,
  'double-well': doubleWell,
  himmelblau,
  saddle,
  rosenbrock
} as const satisfies Readonly<Record<string, Surface>>

export type SurfaceName = keyof typeof surfaces

/** What a choice among the surfaces offers. */
export const surfaceChoices = {
  bowl: 'convex, second derivatives 1 and 3: eta = 0.5 swings from side to side and still arrives',
  valley: 'convex and elongated, second derivatives 0.5 and 6: eta = 0.125 arrives, eta = 0.5 diverges',
  wells: 'four wells of different depths on a shallow bowl: eta = 0.5 jumps out of the narrow ones',
  'double-well': 'two minima with a saddle between them',
  himmelblau: 'four minima of value 0, four saddles and a hill between them (Himmelblau 1972), divided by 20',
  saddle: 'a saddle without any minimum: L goes to minus infinity',
  rosenbrock: 'a curved valley with a nearly flat floor (Rosenbrock 1960), divided by 100'
} as const satisfies Readonly<Record<SurfaceName, string>>
