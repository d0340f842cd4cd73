/**
 * Builders that speak the domain: a citizen, an event, a course, a municipality, a directory, and the rules they meet.
 * In: words of domain.md §2. Out: domain records. Out of place here: assertions.
 */
@NullMarked
package dk.broen.domain.given;

import org.jspecify.annotations.NullMarked;
