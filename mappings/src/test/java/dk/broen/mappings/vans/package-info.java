@NullMarked
package dk.broen.mappings.vans;

import org.jspecify.annotations.NullMarked;
