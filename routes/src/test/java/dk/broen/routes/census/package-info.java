/** Tests of the route that takes lists of inpatients. */
@NullMarked
package dk.broen.routes.census;

import org.jspecify.annotations.NullMarked;
