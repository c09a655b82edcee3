// The schema of rules/skeletons/: files to begin with.
import { z } from 'zod';

export const skeletonSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  title: z.string().min(3).max(80),
  // Within the project, with "/", no part of it "..".
  path: z.string().regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[\w./-]{3,120}$/),
  checks: z.array(z.string()).min(1),
  next: z.string().min(10).max(300),
  text: z.string().min(50).max(8_000),
});
