// A file to begin with where a practice is missing. It earns nothing until it is filled in.
export interface Skeleton {
  id: string;
  title: string;
  /** Where it is put, from the top of the project. */
  path: string;
  /** The checks that it may come to show. */
  checks: string[];
  /** What to do with it first. */
  next: string;
  text: string;
}
