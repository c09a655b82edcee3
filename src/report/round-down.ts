/** Shown percentages are rounded down to one decimal, so that nothing looks reached that is not. */
export function roundDown(percentage: number): number {
  return Math.floor(Number((percentage * 10).toFixed(6))) / 10;
}
