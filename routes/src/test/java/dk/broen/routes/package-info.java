/**
 * What a user of the program relies on: its settings, its commands, and the way the rooms are arranged.
 * In: files and command lines. Out of place here: rules about who is told.
 */
@NullMarked
package dk.broen.routes;

import org.jspecify.annotations.NullMarked;
