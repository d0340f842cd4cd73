package dk.broen.hub.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** What the pages of the inbox need of Spring MVC: their files, and the language that a person chose ({@code ?lang=en}). */
@Configuration(proxyBeanMethods = false)
class InboxWeb implements WebMvcConfigurer {
    private static final Duration LANGUAGE_KEPT = Duration.ofDays(365);

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/inbox-assets/billeder/**").addResourceLocations(new ClassPathResource("inbox/brugerguide/billeder/"));
        files.addResourceHandler("/inbox-assets/**").addResourceLocations(new ClassPathResource("inbox/assets/"), htmx());
    }

    /** The folder of the library, whose name has its version. */
    private static Resource htmx() {
        try {
            return new PathMatchingResourcePatternResolver()
                .getResources("classpath*:/META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js")[0]
                .createRelative("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleChangeInterceptor language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(language).addPathPatterns("/inbox/**");
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver language = new CookieLocaleResolver("BROEN_LANGUAGE") {
            @Override
            protected Locale parseLocaleValue(String text) {
                return InboxTexts.shown(Locale.forLanguageTag(text));
            }
        };
        language.setDefaultLocale(InboxTexts.DANISH);
        language.setCookieMaxAge(LANGUAGE_KEPT);
        language.setCookieHttpOnly(true);
        language.setCookieSameSite("Lax");
        language.setCookiePath("/inbox");
        return language;
    }
}
