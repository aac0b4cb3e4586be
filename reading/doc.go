// Package reading turns the text of a report into statements: bytes to tokens, tokens to typed items (names, numbers,
// dates, marks, medals, Games, events), items to constructions, constructions to frames, and frames, with what the
// discourse gives, to [altyn.Statement] values that carry the bytes they were read from.
//
// It knows identities only, through a gazetteer and a [Catalogue]: who and what there is, never ranks, medals or
// counts. What a language calls things and how it builds its sentences is data of that language's folder (reading/en):
// word lists and constructions that a linguist edits; shared code has no word order, gender or head direction. Whether
// a statement holds is left to package check, the loading of names and catalogue to internal/desk.
package reading
