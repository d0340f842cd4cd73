/**
 * Sheets of facts: CSV files as spreadsheet programs in Denmark write them.
 * In: the bytes of a file. Out: a facts document, or what is wrong, each with line and column; and the report of it as a file.
 * Does not belong here: what the facts mean and whether units exist (package {@code facts}).
 */
@NullMarked
package dk.broen.adapters.sheet;

import org.jspecify.annotations.NullMarked;
