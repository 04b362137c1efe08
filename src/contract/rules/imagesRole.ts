import { mediaRole } from './mediaRole.js'

export const imagesRole = mediaRole('image', 'messages.images.role')
