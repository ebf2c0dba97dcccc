package org.asyncrpc.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles a class without parameter names.
 */
public final class NamelessCompiler {

	private NamelessCompiler() {
	}

	/**
	 * Compiles a class.
	 * @param name its name
	 * @param source its source
	 * @return the class, in a class loader of its own
	 */
	public static Class<?> compile(String name, String source) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		ByteArrayOutputStream classFile = new ByteArrayOutputStream();
		JavaFileManager files = new MemoryFileManager(compiler.getStandardFileManager(null, null, null), classFile);
		assertThat(compiler
			.getTask(null, files, null, List.of("-g:none", "-proc:none"), null, List.of(new Source(name, source)))
			.call()).isTrue();
		byte[] bytes = classFile.toByteArray();
		try {
			return new ClassLoader(NamelessCompiler.class.getClassLoader()) {

				@Override
				protected Class<?> findClass(String className) {
					return defineClass(className, bytes, 0, bytes.length);
				}

			}.loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new AssertionError(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String source;

		private Source(String name, String source) {
			super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
			this.source = source;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.source;
		}

	}

	private static final class MemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {

		private final OutputStream classFile;

		private MemoryFileManager(JavaFileManager delegate, OutputStream classFile) {
			super(delegate);
			this.classFile = classFile;
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			OutputStream output = this.classFile;
			return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {

				@Override
				public OutputStream openOutputStream() {
					return output;
				}

			};
		}

	}

}
