/** Tests of the routes of facts. */
@NullMarked
package dk.broen.routes.facts;

import org.jspecify.annotations.NullMarked;
