package io.github.dreamsphere.cli;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;

/**
 * The class loader of the program, except that it finds providers of the JDK's own services, XML parsers and ImageIO
 * plugins, in the JDK alone. To look for others, the JDK would open every library on the class path, which takes longer
 * than a short command may; dreamsphere asks for the plugins it needs by their names.
 */
final class JdkServices extends ClassLoader {
    private static final String OF_THE_JDK = "META-INF/services/javax.";

    JdkServices() {
        super(JdkServices.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(OF_THE_JDK) ? getPlatformClassLoader().getResources(name) : super.getResources(name);
    }
}
