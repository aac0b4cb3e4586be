// Package report words and renders what altyn found: checked readings and lint findings, as text for a terminal and as
// JSON, and columns for tables.
//
// Messages come from a catalogue, one file a language under messages/: to add a language is to add a file. A file is lines of
//
//	key: pattern
//
// with # for comments; a line that begins with a blank goes on the line before. In a pattern
//
//	{name}                            is the argument, worded by its type (see Printer.Word)
//	{name:form}                       the same in another form: id, ordinal, quoted, iso
//	{n plural one{...} other{...}}    chooses by the plural rule of the language; # is the number
//	{s select yes{...} other{...}}    chooses by the argument's plain form; none is for what is empty
//	<...>                             is left out when an argument inside it is empty, not known or not given
//	\{ \} \< \> \# \\ \s              are the characters themselves; \s is a blank
//
// Whatever comes from a report, the record or a file name is escaped before it goes to a terminal.
//
// What is found is left to check and lint, which give messages as keys with arguments; pages of several facts to
// [altyn/internal/view].
package report
