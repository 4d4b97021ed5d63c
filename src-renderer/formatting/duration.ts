/** A time in milliseconds as a person says it: 0.08 s, 3.2 s, 12 s, 2 min 05 s, 1 h 02 min. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000
  // Each bound is where the next finer form would round up to a number of the coarser one.
  if (seconds < 0.995) return `${seconds.toFixed(2)} s`
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 59.5) return `${seconds.toFixed(0)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${padded(whole % 60)} s`
  const minutes = Math.round(whole / 60)
  return `${Math.floor(minutes / 60)} h ${padded(minutes % 60)} min`
}

function padded(value: number): string {
  return String(value).padStart(2, '0')
}
