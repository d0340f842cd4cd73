/**
 * Test data builders in the words of the domain: a citizen, an event, a course, a municipality, a directory, and the rules.
 * In: words of domain.md §2. Out: domain records.
 * Does not belong here: assertions.
 */
@NullMarked
package dk.broen.domain.given;

import org.jspecify.annotations.NullMarked;
