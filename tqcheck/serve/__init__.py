"""serve: the check as a small HTTP service, which knows of texts only that other processes answer for them."""
