/**
 * Courses as a municipality's configuration declares them: when the course is so, at that time, those functions are told that matter and
 * an answer is expected until then. In: nothing but the words of the configuration. Out: rules.
 * Does not belong here: what is true of a citizen (package {@code history}), who may be told (package {@code permission}).
 */
@NullMarked
package dk.broen.domain.courses;

import org.jspecify.annotations.NullMarked;
