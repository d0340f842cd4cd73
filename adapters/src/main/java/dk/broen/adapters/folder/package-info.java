/**
 * The folders through which a hospital sends messages and reads answers.
 * In: the configuration of a hospital. Out: where its folders are.
 * Does not belong here: who reads and writes the files (routes), and lists of inpatients (package {@code census}).
 */
@NullMarked
package dk.broen.adapters.folder;

import org.jspecify.annotations.NullMarked;
