// Tests that prove nothing.

/** `skipped`: not one of a file's tests runs; `asserts-nothing`: they touch nothing but what they make up themselves. */
export type HollowTests = 'skipped' | 'asserts-nothing';
