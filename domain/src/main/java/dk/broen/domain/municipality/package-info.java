/**
 * Who can be told: municipalities with their units, routing rules and legal bases, and the directory that finds them by date.
 * In: dated configuration. Out: units, functions and rules as they are on a day.
 * Does not belong here: facts about citizens, and any decision about one event.
 */
@NullMarked
package dk.broen.domain.municipality;

import org.jspecify.annotations.NullMarked;
