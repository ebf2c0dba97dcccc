package org.asyncrpc.test.example;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application that ships parcels.
 */
@SpringBootApplication
class ExampleApplication {

}
