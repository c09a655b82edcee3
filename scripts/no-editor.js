// Stands in for the package that opens a text editor: the program never does, and its tables of encodings would be a tenth of what a user installs.
export function editAsync() {
  throw new Error('no editor is opened');
}
