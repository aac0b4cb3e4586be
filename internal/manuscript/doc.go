// Package manuscript turns the bytes of a report into the text that is read, and carries places in that text back to the
// bytes: plain text, Markdown, HTML and the documents of word processors (docx), in UTF-8, UTF-16 or an encoding with one byte
// a character.
//
// A [Manuscript] has three layers. Input is the bytes as given. Source is the same in UTF-8, markup included: what an editor
// sees of the file. Text is what is read: Source without its markup, a block a line, the cells of a table apart by tabs. Layers
// that do not differ are the same slice, so that a plain UTF-8 report is held once. Places go from Text to Source and Input with
// [Manuscript.SourceSpan] and [Manuscript.InputSpan]. The input of a docx is packed, so that no byte of it stands for a word:
// its Source is the text in it, and places end there; see [Manuscript.Offsets].
//
// The form is told by content and name, the encoding by a byte order mark, by what the file declares, or by its bytes; what was
// guessed is said in Notes. All work is linear in the input, and every input has its limit: size, unpacked size, depth, files
// in an archive.
//
// What the text says is left to [altyn/reading], what of it is shown to [altyn/internal/report].
package manuscript
