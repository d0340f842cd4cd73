/** Tests of the comparison of lists of inpatients. */
@NullMarked
package dk.broen.domain.census;

import org.jspecify.annotations.NullMarked;
