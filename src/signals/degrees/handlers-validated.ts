// Of the functions that answer requests and take something in those whose inputs all have a type that the framework checks. Of FastAPI alone: elsewhere a signature says nothing.
import { counted, type DegreeKind } from './kind.js';

export const handlersValidated: DegreeKind = {
  name: 'handlers-validated',
  needs: [],
  count({ inventory: { sketches } }) {
    const own = sketches.filter(({ test }) => !test);
    const all = own.flatMap(({ path, handlers }) => handlers.map(([line, input]) => ({ path, line, input })));
    return counted(all, ({ input }) => input === 'typed');
  },
};
