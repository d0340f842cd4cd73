package dk.broen.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.RouteTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

@RouteTest
@UseAdviceWith
class RoutesTest {
    private final Collection<AdvisedRoute> routes;

    RoutesTest(@Autowired AdvisedRoutes routes) throws Exception {
        this.routes = routes.all();
    }

    /**
     * The test of the route {@code intake-mllp} is {@code IntakeMllpRouteTest}. Routes that differ by their municipality or hospital
     * have one test.
     */
    @Test
    void each_route_has_a_test() throws IOException {
        assertThat(routes).isNotEmpty();
        assertThat(testClasses()).containsAll(routes.stream().map(route -> testOf(route.id())).toList());
    }

    @Test
    void each_step_has_an_id_and_a_description() {
        assertThat(routes).isNotEmpty().allSatisfy(route -> assertThat(route.stepsWithoutDescription()).as(route.id()).isEmpty());
    }

    @Test
    void no_header_query_parameter_or_form_field_of_a_client_becomes_a_header() {
        assertThat(routes).filteredOn(route -> route.from().startsWith("platform-http:")).isNotEmpty()
            .allSatisfy(route -> assertThat(route.from()).as(route.id()).contains("headerFilterStrategy=#noHeaders"));
    }

    private static String testOf(String route) {
        return Arrays.stream(route.replaceAll("^(hospital-messages|hospital-folder)-.*", "$1").split("-"))
            .filter(part -> !part.matches("\\d{4}"))
            .map(StringUtils::capitalize)
            .collect(Collectors.joining()) + "RouteTest";
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.map(file -> StringUtils.stripFilenameExtension(file.getFileName().toString())).collect(Collectors.toSet());
        }
    }
}
