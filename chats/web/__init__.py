"""The page frame: language of a request, security headers, filters, forms, error pages."""
